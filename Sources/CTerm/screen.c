#define _GNU_SOURCE
#include "cterm.h"
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <ncursesw/curses.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

_Static_assert(NCURSES_WIDECHAR == 1, "the wide functions are needed");
_Static_assert(sizeof(wchar_t) == sizeof(uint32_t), "a wide character is a scalar");

/* ncurses catches these itself; the console has its own ways. */
static const int curses_signals[] = {SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
enum { SIGNAL_COUNT = sizeof curses_signals / sizeof *curses_signals };

static SCREEN *screen;
static FILE *input_file, *output_file;
/* The terminal. curses has a descriptor of its own, which stands for a frame's memory while it paints. */
static int output_descriptor = -1;
static struct termios found;

static const char paste_on[] = "\033[?2004h";
static const char paste_off[] = "\033[?2004l";
static const char mouse_off[] = "\033[?1000l\033[?1002l\033[?1003l\033[?1006l";

static void send(const char *bytes, size_t count) { cterm_send(output_descriptor, bytes, count); }

bool cterm_prepare_locale(void) {
  if (setlocale(LC_CTYPE, "") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return true;
  if (setlocale(LC_CTYPE, "C.UTF-8") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return true;
  setlocale(LC_CTYPE, "C");
  return false;
}

/* Not <term.h>: its macros take names such as `columns`. */
const char *cterm_capability(const char *name) {
  const char *string = tigetstr(name);
  return string == (const char *)-1 ? NULL : string;
}

/* Appends a string without its padding ($<5>), which only real vt100s need. */
static size_t append(char *to, size_t length, size_t room, const char *string) {
  if (!string) return length;
  for (; *string && length < room; string++) {
    if (string[0] == '$' && string[1] == '<') {
      const char *end = strchr(string, '>');
      if (end) {
        string = end;
        continue;
      }
    }
    to[length++] = *string;
  }
  return length;
}

/* What a crash has to write; made beforehand, because nothing can be looked up then. */
static bool arm_guard(void) {
  char sequence[512];
  size_t length = append(sequence, 0, sizeof sequence, paste_off);
  length = append(sequence, length, sizeof sequence, mouse_off);
  length = append(sequence, length, sizeof sequence, cterm_capability("rmkx"));
  length = append(sequence, length, sizeof sequence, cterm_capability("sgr0"));
  length = append(sequence, length, sizeof sequence, cterm_capability("cnorm"));
  const char *leave = cterm_capability("rmcup");
  /* Without a second screen: below what stands there. */
  if (!leave) leave = tparm(cterm_capability("cup"), LINES - 1, 0);
  length = append(sequence, length, sizeof sequence, leave);
  length = append(sequence, length, sizeof sequence, "\r\n");
  return cterm_guard_arm(output_descriptor, &found, sequence, length);
}

/* A stray Ctrl-S must not freeze live panels without a word. Terminals that need XON/XOFF say so in their description;
   the Linux console says so too, but has no line that could overrun. */
static void keep_output_flowing(const char *term) {
  struct termios settings;
  if (tigetflag("xon") > 0 && !(term && strncmp(term, "linux", 5) == 0)) return;
  if (tcgetattr(output_descriptor, &settings)) return;
  settings.c_iflag &= ~(tcflag_t)IXON;
  tcsetattr(output_descriptor, TCSADRAIN, &settings);
  def_prog_mode();
}

static FILE *stream(int descriptor, const char *mode) {
  int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
  if (copy < 0) return NULL;
  FILE *file = fdopen(copy, mode);
  if (!file) close(copy);
  return file;
}

static enum cterm_error give_up(enum cterm_error error) {
  int saved = errno;
  if (screen) {
    if (!isendwin()) endwin();
    delscreen(screen);
    screen = NULL;
  }
  if (input_file) fclose(input_file);
  if (output_file) fclose(output_file);
  if (output_descriptor >= 0) close(output_descriptor);
  cterm_frame_close();
  input_file = output_file = NULL;
  output_descriptor = -1;
  errno = saved;
  return error;
}

enum cterm_error cterm_open(const char *term, int input, int output) {
  if (screen) return CTERM_BUSY;
  input_file = stream(input, "r");
  output_file = stream(output, "w");
  output_descriptor = fcntl(output, F_DUPFD_CLOEXEC, 3);
  if (!input_file || !output_file || output_descriptor < 0) return give_up(CTERM_SYSTEM);
  if (tcgetattr(output_descriptor, &found)) return give_up(CTERM_SYSTEM);

  struct sigaction actions[SIGNAL_COUNT];
  for (int i = 0; i < SIGNAL_COUNT; i++) sigaction(curses_signals[i], NULL, &actions[i]);
  set_escdelay(25);
  /* The size is the terminal's, not what LINES and COLUMNS once said. */
  use_env(FALSE);
  use_tioctl(TRUE);
  screen = newterm(term, output_file, input_file);
  for (int i = 0; i < SIGNAL_COUNT; i++) sigaction(curses_signals[i], &actions[i], NULL);
  if (!screen) return give_up(CTERM_UNKNOWN_TERMINAL);
  set_term(screen);
  if (!cterm_capability("cup")) return give_up(CTERM_NO_CURSOR);

  /* ISIG stays: Ctrl-C, Ctrl-Z and Ctrl-\ are signals. */
  cbreak();
  noecho();
  nonl();
  keep_output_flowing(term);
  keypad(stdscr, TRUE);
  intrflush(stdscr, FALSE);
  scrollok(stdscr, FALSE);
  /* A frame is painted whole: keys that wait don't cut it short. */
  typeahead(-1);
  curs_set(0);
  if (has_colors()) {
    start_color();
    use_default_colors();
  }
  if (!arm_guard()) return give_up(CTERM_SYSTEM);
  send(paste_on, sizeof paste_on - 1);
  return CTERM_OK;
}

/* What was typed or scanned at the console, and not read yet, must not become a shell's command line. */
static void hand_over_line(void) { tcsetattr(output_descriptor, TCSAFLUSH, &found); }

/* A terminal held by Ctrl-S would hold us in endwin. TCOON undoes a TCOOFF only, and with it the hold. */
static void release_output(void) {
  tcflow(output_descriptor, TCOOFF);
  tcflow(output_descriptor, TCOON);
}

void cterm_close(void) {
  if (!screen) return;
  release_output();
  send(paste_off, sizeof paste_off - 1);
  curs_set(1);
  endwin();
  hand_over_line();
  cterm_guard_disarm();
  give_up(CTERM_OK);
}

void cterm_suspend(void) {
  if (!screen) return;
  release_output();
  send(paste_off, sizeof paste_off - 1);
  def_prog_mode();
  curs_set(1);
  endwin();
  hand_over_line();
  cterm_guard_active(false);
}

void cterm_resume(void) {
  if (!screen) return;
  cterm_guard_active(true);
  /* Whoever ran in between may have changed the terminal even if we did not leave it ourselves. */
  if (!isendwin()) endwin();
  reset_prog_mode();
  cterm_follow_size();
  clearok(curscr, TRUE);
  wnoutrefresh(stdscr);
  doupdate();
  send(paste_on, sizeof paste_on - 1);
}

void cterm_size(int *columns, int *rows) { getmaxyx(stdscr, *rows, *columns); }

bool cterm_follow_size(void) {
  struct winsize size;
  if (ioctl(output_descriptor, TIOCGWINSZ, &size) || !size.ws_row || !size.ws_col) return false;
  if (!is_term_resized(size.ws_row, size.ws_col)) return false;
  return resizeterm(size.ws_row, size.ws_col) == OK;
}

int cterm_colours(void) { return has_colors() ? COLORS : 0; }
int cterm_pairs(void) { return COLOR_PAIRS; }
bool cterm_pair(int pair, int foreground, int background) {
  return init_extended_pair(pair, foreground, background) == OK;
}

void cterm_erase(void) { werase(stdscr); }

void cterm_erase_row(int row) {
  int none = 0;
  wattr_set(stdscr, WA_NORMAL, 0, &none);
  wmove(stdscr, row, 0);
  wclrtoeol(stdscr);
}

void cterm_put(int row, int column, const uint32_t *scalars, int count, uint32_t attributes, int pair) {
  attr_t curses = WA_NORMAL;
  if (attributes & CTERM_BOLD) curses |= WA_BOLD;
  if (attributes & CTERM_DIM) curses |= WA_DIM;
  if (attributes & CTERM_UNDERLINE) curses |= WA_UNDERLINE;
  if (attributes & CTERM_REVERSE) curses |= WA_REVERSE;
  /* The pair goes through the pointer: the argument is a short. */
  wattr_set(stdscr, curses, 0, &pair);
  mvwaddnwstr(stdscr, row, column, (const wchar_t *)scalars, count);
}

void cterm_flush(int row, int column) {
  bool held = cterm_frame_begin(fileno(output_file));
  curs_set(column >= 0);
  wmove(stdscr, column >= 0 ? row : 0, column >= 0 ? column : 0);
  wnoutrefresh(stdscr);
  doupdate();
  if (held) cterm_frame_end(fileno(output_file), output_descriptor);
}

void cterm_repaint(void) { clearok(curscr, TRUE); }

void cterm_alert(bool with_flash) {
  if (with_flash) {
    flash();
  } else {
    beep();
  }
}
