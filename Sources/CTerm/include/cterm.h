#pragma once
/* All of ncurses that the console needs, without curses.h: nothing of its macros and its mutable globals reaches Swift.
   One screen a process at a time; all but the guard's functions are for the thread that owns the screen. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum cterm_attribute {
  CTERM_BOLD = 1,
  CTERM_DIM = 2,
  CTERM_UNDERLINE = 4,
  CTERM_REVERSE = 8,
};

enum cterm_error {
  CTERM_OK = 0,
  CTERM_UNKNOWN_TERMINAL = 1, /* no description of this TERM */
  CTERM_NO_CURSOR = 2,        /* it can't place its cursor */
  CTERM_SYSTEM = 3,           /* errno tells */
  CTERM_BUSY = 4,             /* a screen is open already */
};

/* Takes the character set of the environment's locale, else of C.UTF-8; true when that is UTF-8. Numbers, dates and
   sorting stay as in the C locale. */
bool cterm_prepare_locale(void);

/* Opens the screen on two descriptors, which stay the caller's. `term` NULL: $TERM. */
enum cterm_error cterm_open(const char *term, int input, int output);
/* Gives the terminal back as it was found. Harmless when no screen is open. */
void cterm_close(void);
/* Gives the terminal back for a while, and takes it again; the next flush after `resume` paints every cell. */
void cterm_suspend(void);
void cterm_resume(void);

void cterm_size(int *columns, int *rows);
/* Asks the terminal for its size and follows it; true when it has changed. */
bool cterm_follow_size(void);
/* Colours of the terminal; 0: none. */
int cterm_colours(void);
/* Most colour pairs. */
int cterm_pairs(void);
/* Defines a pair of colours from 1 on; -1 is the terminal's own colour. False when the terminal refuses. */
bool cterm_pair(int pair, int foreground, int background);

void cterm_erase(void);
void cterm_erase_row(int row);
/* Writes `count` scalars, which must be printable, from a cell on. */
void cterm_put(int row, int column, const uint32_t *scalars, int count, uint32_t attributes, int pair);
/* Sends what changed. `column` -1: the cursor is hidden. */
void cterm_flush(int row, int column);
/* Paints every cell at the next flush. */
void cterm_repaint(void);
void cterm_alert(bool flash);
/* The terminal's string for a capability such as "kcuu1"; NULL when it has none. */
const char *cterm_capability(const char *name);

/* The crash guard: when the process dies of a fault while the screen is open, the terminal is given back with `write`,
   `tcsetattr` and their like alone, what was kept of standard error is written out, and the signal goes on to its
   default action. The screen arms and disarms it. */

/* Gives the calling thread a stack of its own for the guard, so that its stack overflow restores the terminal too;
   the screen's own thread has one. Free with the thread's end. */
void cterm_guard_thread(void);

/* Standard error while the screen is open: sends descriptor 2 to `target`, or for -1 keeps its first
   CTERM_KEPT_MAX bytes in memory. Does nothing, and gives false, when descriptor 2 is no terminal. */
enum { CTERM_KEPT_MAX = 65536 };
bool cterm_stderr_divert(int target);
/* Ends that. Copies what was kept to `bytes`, at most `room`, and gives its length. */
size_t cterm_stderr_restore(void *bytes, size_t room);
