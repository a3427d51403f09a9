/* Loaded before a program, it counts the calls by which files under one folder are changed, read and locked, and lets a
 * chosen one end the process, or fail. What is counted and chosen lies in memory that a process shares with its forks;
 * tests/faults/loaded.py has the same in Python. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST 4096 /* calls that are named */
#define LENGTH 96 /* of a name, with its end */
enum { CHANGING = 1, READING = 2, LOCKING = 4 };             /* which calls count */
enum { NOTHING, KILL_BEFORE, KILL_AFTER, KILL_HALFWAY, FAIL, FAIL_ON, SHORT }; /* what becomes of the chosen one */
enum { NEEDS_ROOM = 1 };                                     /* what a full disk refuses */

struct plan {
    long counted, at, hits;
    int which, how, error;
    char folder[PATH_MAX];
    char names[MOST][LENGTH];
};
static struct plan *plan;

struct plan *faults(void) { return plan; }

__attribute__((constructor)) static void begin(void)
{
    plan = mmap(NULL, sizeof *plan, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (plan == MAP_FAILED) _exit(99);
}

static void end(void) { kill(getpid(), SIGKILL); }

/* The whole path of an open file, or of a name seen from an open folder; it stands until the next one is asked for. */
static const char *of(int file)
{
    static _Thread_local char path[PATH_MAX];
    char link[32];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    path[length < 0 ? 0 : length] = 0;
    return path;
}

static const char *at(int folder, const char *name)
{
    static _Thread_local char path[2 * PATH_MAX], here[PATH_MAX];
    if (name[0] == '/') return name;
    const char *seen_from = folder != AT_FDCWD ? of(folder) : getcwd(here, sizeof here);
    snprintf(path, sizeof path, "%s/%s", seen_from ? seen_from : "", name);
    return path;
}

/* What is to become of this call; 0 where it just happens. */
static int chosen(int kind, const char *call, const char *path, int needs)
{
    size_t length = strlen(plan->folder);
    if (!length || !(plan->which & kind) || strncmp(path, plan->folder, length)) return NOTHING;
    long number = ++plan->counted;
    if (number <= MOST) snprintf(plan->names[number - 1], LENGTH, "%s %s", call, path + length);
    if (number != plan->at && !(plan->how == FAIL_ON && plan->at && number > plan->at)) return NOTHING;
    if (plan->how == FAIL_ON && plan->error == ENOSPC && needs != NEEDS_ROOM) return NOTHING;
    plan->hits++;
    if (plan->how == KILL_BEFORE) end();
    return plan->how == FAIL_ON ? FAIL : plan->how;
}

#define CALL(kind, type, name, parameters, arguments, where, needs, half)               \
    type name parameters                                                               \
    {                                                                                  \
        static type(*real) parameters;                                                 \
        if (!real) *(void **)&real = dlsym(RTLD_NEXT, #name);                          \
        int how = chosen(kind, #name, where, needs);                                   \
        if (how == FAIL) return errno = plan->error, -1;                               \
        if (how == KILL_HALFWAY || how == SHORT) { half; }                             \
        if (how == KILL_HALFWAY) end();                                                \
        type result = real arguments;                                                  \
        if (how == KILL_AFTER) end();                                                  \
        return result;                                                                 \
    }

#define WHOLE (void)0
/* Half of a write happens: then the process ends, or is told how much that was. */
#define HALF(...)                                                                      \
    if (size > 1) { ssize_t done = real(__VA_ARGS__); if (how == SHORT) return done; }

CALL(CHANGING, ssize_t, write, (int file, const void *from, size_t size), (file, from, size), of(file), 1,
     HALF(file, from, size / 2))
CALL(CHANGING, ssize_t, pwrite, (int file, const void *from, size_t size, off_t place), (file, from, size, place),
     of(file), 1, HALF(file, from, size / 2, place))
CALL(CHANGING, ssize_t, pwrite64, (int file, const void *from, size_t size, off64_t place),
     (file, from, size, place), of(file), 1, HALF(file, from, size / 2, place))
CALL(CHANGING, ssize_t, writev, (int file, const struct iovec *from, int count), (file, from, count), of(file), 1,
     WHOLE)
CALL(CHANGING, ssize_t, pwritev, (int file, const struct iovec *from, int count, off_t place),
     (file, from, count, place), of(file), 1, WHOLE)
CALL(CHANGING, ssize_t, sendfile, (int file, int source, off_t *from, size_t size), (file, source, from, size),
     of(file), 1, HALF(file, source, from, size / 2))
CALL(CHANGING, ssize_t, sendfile64, (int file, int source, off64_t *from, size_t size), (file, source, from, size),
     of(file), 1, HALF(file, source, from, size / 2))
CALL(CHANGING, ssize_t, copy_file_range,
     (int source, off64_t *from, int file, off64_t *to, size_t size, unsigned how_so),
     (source, from, file, to, size, how_so), of(file), 1, HALF(source, from, file, to, size / 2, how_so))
CALL(CHANGING, int, fsync, (int file), (file), of(file), 0, WHOLE)
CALL(CHANGING, int, fdatasync, (int file), (file), of(file), 0, WHOLE)
CALL(CHANGING, int, ftruncate, (int file, off_t size), (file, size), of(file), 0, WHOLE)
CALL(CHANGING, int, ftruncate64, (int file, off64_t size), (file, size), of(file), 0, WHOLE)
CALL(CHANGING, int, unlink, (const char *path), (path), at(AT_FDCWD, path), 0, WHOLE)
CALL(CHANGING, int, unlinkat, (int folder, const char *path, int how_so), (folder, path, how_so), at(folder, path),
     0, WHOLE)
CALL(CHANGING, int, rename, (const char *path, const char *to), (path, to), at(AT_FDCWD, to), 0, WHOLE)
CALL(CHANGING, int, renameat, (int folder, const char *path, int into, const char *to), (folder, path, into, to),
     at(into, to), 0, WHOLE)
CALL(CHANGING, int, link, (const char *path, const char *to), (path, to), at(AT_FDCWD, to), 1, WHOLE)
CALL(CHANGING, int, linkat, (int folder, const char *path, int into, const char *to, int how_so),
     (folder, path, into, to, how_so), at(into, to), 1, WHOLE)
CALL(CHANGING, int, mkdir, (const char *path, mode_t mode), (path, mode), at(AT_FDCWD, path), 1, WHOLE)
CALL(CHANGING, int, mkdirat, (int folder, const char *path, mode_t mode), (folder, path, mode), at(folder, path), 1,
     WHOLE)
CALL(CHANGING, int, rmdir, (const char *path), (path), at(AT_FDCWD, path), 0, WHOLE)
CALL(CHANGING, int, chmod, (const char *path, mode_t mode), (path, mode), at(AT_FDCWD, path), 0, WHOLE)
CALL(CHANGING, int, fchmod, (int file, mode_t mode), (file, mode), of(file), 0, WHOLE)
CALL(CHANGING, int, fchmodat, (int folder, const char *path, mode_t mode, int how_so), (folder, path, mode, how_so),
     at(folder, path), 0, WHOLE)
CALL(READING, ssize_t, read, (int file, void *to, size_t size), (file, to, size), of(file), 0, HALF(file, to, size / 2))
CALL(READING, ssize_t, pread, (int file, void *to, size_t size, off_t place), (file, to, size, place), of(file), 0,
     HALF(file, to, size / 2, place))
CALL(READING, ssize_t, pread64, (int file, void *to, size_t size, off64_t place), (file, to, size, place), of(file),
     0, HALF(file, to, size / 2, place))
CALL(LOCKING, int, flock, (int file, int how_so), (file, how_so), of(file), 0, WHOLE)

/* Opening counts as a change where it makes a file or empties one, and else as reading. */
#define OPEN(name, parameters, arguments, where)                                       \
    int name parameters                                                                \
    {                                                                                  \
        static int(*real) parameters;                                                  \
        if (!real) *(void **)&real = dlsym(RTLD_NEXT, #name);                          \
        va_list more;                                                                  \
        va_start(more, flags);                                                         \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;        \
        va_end(more);                                                                  \
        int how = chosen(flags & (O_CREAT | O_TRUNC) ? CHANGING : READING, #name, where, 1); \
        if (how == FAIL) return errno = plan->error, -1;                               \
        if (how == KILL_HALFWAY) end();                                                \
        int result = real arguments;                                                   \
        if (how == KILL_AFTER) end();                                                  \
        return result;                                                                 \
    }

OPEN(open, (const char *path, int flags, ...), (path, flags, mode), at(AT_FDCWD, path))
OPEN(open64, (const char *path, int flags, ...), (path, flags, mode), at(AT_FDCWD, path))
OPEN(openat, (int folder, const char *path, int flags, ...), (folder, path, flags, mode), at(folder, path))
OPEN(openat64, (int folder, const char *path, int flags, ...), (folder, path, flags, mode), at(folder, path))

#define CONTROL(name)                                                                  \
    int name(int file, int command, ...)                                               \
    {                                                                                  \
        static int (*real)(int, int, ...);                                             \
        if (!real) *(void **)&real = dlsym(RTLD_NEXT, #name);                          \
        va_list more;                                                                  \
        va_start(more, command);                                                       \
        void *argument = va_arg(more, void *);                                         \
        va_end(more);                                                                  \
        int is_lock = command == F_SETLK || command == F_SETLKW;                       \
        int how = is_lock ? chosen(LOCKING, #name, of(file), 0) : NOTHING;             \
        if (how == FAIL) return errno = plan->error, -1;                               \
        return real(file, command, argument);                                          \
    }

CONTROL(fcntl)
CONTROL(fcntl64)
