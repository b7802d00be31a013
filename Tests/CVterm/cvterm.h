/* Debian's libvterm-dev, with the pty calls that Swift's Glibc module lacks. For tests only. */
#pragma once
#include <pty.h>
#include <spawn.h>
#include <stdint.h>
#include <utmp.h>
#include <vterm.h>
#include <wchar.h>

/* Declared here because the headers have them only for those who define _GNU_SOURCE before including anything. */
extern int wcwidth(wchar_t character);
extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);

/* The cells that glibc, and so ncurses, gives a scalar in the present locale; -1: it can't be shown. */
static inline int cvterm_glibc_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }
