// What a share does that answers slowly or with errors, between a process and the C library: preloaded into the process (LD_PRELOAD), it lets the
// calls by which SQLite reads, writes and settles files below UNSTEADY_FOLDER wait or fail as the file UNSTEADY_CONTROL says, which it maps.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

enum kind { OPENING, READING, WRITING, SETTLING, KINDS };

// The same layout as in unsteady-disk.ts.
struct control {
  _Atomic int32_t delay_us[KINDS];
  _Atomic int32_t error[KINDS];
  _Atomic int32_t calls[KINDS];
};

static struct control *control;
static const char *folder;

__attribute__((constructor)) static void begin(void) {
  const char *file = getenv("UNSTEADY_CONTROL");
  folder = getenv("UNSTEADY_FOLDER");
  if (file == NULL || folder == NULL) return;
  int handle = open(file, O_RDWR | O_CLOEXEC);
  if (handle < 0) return;
  void *mapped = mmap(NULL, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, handle, 0);
  close(handle);
  if (mapped != MAP_FAILED) control = mapped;
}

static int lies_below(const char *path) {
  size_t length = strlen(folder);
  return strncmp(path, folder, length) == 0 && path[length] == '/';
}

// Waits as long as such a call takes there. Not zero where it fails, and errno says how.
static int meets(enum kind kind, const char *path) {
  if (control == NULL || !lies_below(path)) return 0;
  atomic_fetch_add(&control->calls[kind], 1);
  int32_t delay = atomic_load(&control->delay_us[kind]);
  struct timespec wait = { delay / 1000000, (delay % 1000000) * 1000L };
  if (delay > 0) nanosleep(&wait, NULL);
  errno = atomic_load(&control->error[kind]);
  return errno != 0;
}

static int meets_file(enum kind kind, int file) {
  char link[32], path[4096];
  if (control == NULL) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = '\0';
  return meets(kind, path);
}

#define THE_REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int open64(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = va_arg(more, mode_t);
  va_end(more);
  return meets(OPENING, path) ? -1 : THE_REAL(open64)(path, flags, mode);
}

ssize_t pread64(int file, void *to, size_t length, off64_t at) { return meets_file(READING, file) ? -1 : THE_REAL(pread64)(file, to, length, at); }
ssize_t pwrite64(int file, const void *from, size_t length, off64_t at) { return meets_file(WRITING, file) ? -1 : THE_REAL(pwrite64)(file, from, length, at); }
int ftruncate64(int file, off64_t length) { return meets_file(WRITING, file) ? -1 : THE_REAL(ftruncate64)(file, length); }
// A share whose lock calls succeed and exclude nobody, by UNSTEADY_LOCKS=nothing.
static int grants(int file, int command, struct flock *lock) {
  static int locks_do_nothing = -1;
  if (command != F_SETLK && command != F_SETLKW && command != F_GETLK) return 0;
  if (locks_do_nothing < 0) {
    const char *locks = getenv("UNSTEADY_LOCKS");
    locks_do_nothing = locks != NULL && strcmp(locks, "nothing") == 0;
  }
  char link[32], path[4096];
  if (!locks_do_nothing || folder == NULL) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = '\0';
  if (!lies_below(path)) return 0;
  if (command == F_GETLK) lock->l_type = F_UNLCK;
  return 1;
}

#define PASS_ON_UNLESS_GRANTED(name) \
  int name(int file, int command, ...) { \
    va_list more; \
    va_start(more, command); \
    void *argument = va_arg(more, void *); \
    va_end(more); \
    return grants(file, command, argument) ? 0 : THE_REAL(name)(file, command, argument); \
  }
PASS_ON_UNLESS_GRANTED(fcntl)
PASS_ON_UNLESS_GRANTED(fcntl64)

int fsync(int file) { return meets_file(SETTLING, file) ? -1 : THE_REAL(fsync)(file); }
int fdatasync(int file) { return meets_file(SETTLING, file) ? -1 : THE_REAL(fdatasync)(file); }
