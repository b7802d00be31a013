#define _GNU_SOURCE
#include "cterm.h"
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

/* Faults, which can't be taken by a signalfd. Everything else that ends the console is blocked and read by its loop. */
static const int faults[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGSYS};
enum { FAULT_COUNT = sizeof faults / sizeof *faults, STACK_SIZE = 65536 };

static struct sigaction previous[FAULT_COUNT];
static stack_t previous_stack;
static char own_stack[STACK_SIZE];
static bool is_armed;

static struct termios terminal_found;
static int terminal = -1;
static char restore[512];
static size_t restore_length;
/* The handler takes the terminal once, whichever threads crash. */
static atomic_bool is_active;

static void write_all(int descriptor, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t sent = write(descriptor, bytes, count);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return;
    bytes += sent;
    count -= (size_t)sent;
  }
}

static void give_back(void) {
  if (!atomic_exchange(&is_active, false)) return;
  /* If Ctrl-S holds the terminal, the write would wait for ever: TCOON undoes a TCOOFF only, and with it the hold. */
  tcflow(terminal, TCOOFF);
  tcflow(terminal, TCOON);
  write_all(terminal, restore, restore_length);
  /* Not TCSAFLUSH: it would wait for a terminal that is held by Ctrl-S. */
  tcflush(terminal, TCIFLUSH);
  tcsetattr(terminal, TCSANOW, &terminal_found);
  cterm_stderr_rescue();
}

static void on_fault(int signal_number) {
  give_back();
  /* SA_RESETHAND has set the default action already, SA_NODEFER lets the signal through. */
  raise(signal_number);
}

static void on_exit_call(void) { give_back(); }

bool cterm_guard_arm(int descriptor, const struct termios *found, const char *sequence, size_t length) {
  static bool is_registered;
  if (length > sizeof restore) return false;
  terminal_found = *found;
  memcpy(restore, sequence, length);
  restore_length = length;
  terminal = descriptor;
  if (!is_registered) is_registered = atexit(on_exit_call) == 0;

  stack_t stack = {.ss_sp = own_stack, .ss_size = sizeof own_stack};
  sigaltstack(&stack, &previous_stack);
  struct sigaction action = {.sa_handler = on_fault, .sa_flags = SA_ONSTACK | SA_RESETHAND | SA_NODEFER};
  sigemptyset(&action.sa_mask);
  /* This also takes the place of the Swift runtime's backtracer, which would hold the terminal for half a minute. */
  for (int i = 0; i < FAULT_COUNT; i++) sigaction(faults[i], &action, &previous[i]);
  is_armed = true;
  atomic_store(&is_active, true);
  return true;
}

void cterm_guard_disarm(void) {
  if (!is_armed) return;
  atomic_store(&is_active, false);
  for (int i = 0; i < FAULT_COUNT; i++) sigaction(faults[i], &previous[i], NULL);
  if (!(previous_stack.ss_flags & SS_ONSTACK)) sigaltstack(&previous_stack, NULL);
  is_armed = false;
  terminal = -1;
}

void cterm_guard_active(bool active) {
  if (is_armed) atomic_store(&is_active, active);
}

static pthread_key_t stack_key;
static pthread_once_t stack_once = PTHREAD_ONCE_INIT;

static void free_stack(void *stack) {
  stack_t none = {.ss_flags = SS_DISABLE};
  sigaltstack(&none, NULL);
  munmap(stack, STACK_SIZE);
}

static void make_stack_key(void) { pthread_key_create(&stack_key, free_stack); }

void cterm_guard_thread(void) {
  pthread_once(&stack_once, make_stack_key);
  if (pthread_getspecific(stack_key)) return;
  void *memory = mmap(NULL, STACK_SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return;
  stack_t stack = {.ss_sp = memory, .ss_size = STACK_SIZE};
  if (sigaltstack(&stack, NULL)) {
    munmap(memory, STACK_SIZE);
    return;
  }
  pthread_setspecific(stack_key, memory);
}

static int kept = -1;
static int real_stderr = -1;

bool cterm_stderr_divert(int target) {
  if (real_stderr >= 0 || !isatty(STDERR_FILENO)) return false;
  int destination = target;
  if (target < 0) {
    kept = memfd_create("stderr", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (kept < 0) return false;
    /* The seal is the upper bound: what is beyond is refused to the writer. */
    if (ftruncate(kept, CTERM_KEPT_MAX) || fcntl(kept, F_ADD_SEALS, F_SEAL_GROW | F_SEAL_SHRINK)) goto failed;
    destination = kept;
  }
  real_stderr = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (real_stderr < 0 || dup2(destination, STDERR_FILENO) < 0) goto failed;
  return true;

failed:
  if (kept >= 0) close(kept);
  if (real_stderr >= 0) close(real_stderr);
  kept = real_stderr = -1;
  return false;
}

/* Bytes written to the kept file so far: its offset, which all copies of the descriptor share. */
static size_t kept_length(void) {
  if (kept < 0) return 0;
  off_t length = lseek(kept, 0, SEEK_CUR);
  if (length < 0) return 0;
  return length > CTERM_KEPT_MAX ? CTERM_KEPT_MAX : (size_t)length;
}

size_t cterm_stderr_restore(void *bytes, size_t room) {
  if (real_stderr < 0) return 0;
  dup2(real_stderr, STDERR_FILENO);
  close(real_stderr);
  real_stderr = -1;
  if (kept < 0) return 0;
  size_t length = kept_length();
  if (length > room) length = room;
  ssize_t copied = pread(kept, bytes, length, 0);
  close(kept);
  kept = -1;
  return copied < 0 ? 0 : (size_t)copied;
}

void cterm_stderr_rescue(void) {
  if (real_stderr < 0) return;
  dup2(real_stderr, STDERR_FILENO);
  size_t length = kept_length();
  char piece[1024];
  for (size_t offset = 0; offset < length;) {
    ssize_t count = pread(kept, piece, sizeof piece, (off_t)offset);
    if (count <= 0) return;
    if ((size_t)count > length - offset) count = (ssize_t)(length - offset);
    /* A crash message may quote anything; without tables only ASCII is known to be safe. */
    for (ssize_t i = 0; i < count; i++) {
      unsigned char byte = (unsigned char)piece[i];
      if ((byte < 0x20 && byte != '\n') || byte >= 0x7F) piece[i] = '?';
    }
    write_all(STDERR_FILENO, piece, (size_t)count);
    offset += (size_t)count;
  }
}
