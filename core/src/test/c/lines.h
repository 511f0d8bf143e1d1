/*
 * The conversation of a test with a program of its own: a line of words asks, a line answers.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LINES_H
#define LINES_H

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LONGEST_LINE 65536
#define LONGEST_HEX 8192

static char line[LONGEST_LINE];

/* The next word of the line; what asks for more than there is ends the program. */
static const char *word(void) {
  const char *next = strtok(NULL, " \n");
  if (next == NULL) {
    fputs("a word is missing\n", stderr);
    exit(2);
  }
  return next;
}

static bool has_word(const char *name, const char *wanted) { return strcmp(name, wanted) == 0; }

static uint64_t number(void) { return strtoull(word(), NULL, 10); }

static int64_t signed_number(void) { return strtoll(word(), NULL, 10); }

/* Bytes in hexadecimal behind a dash, so that none at all are a word too. */
static size_t bytes(uint8_t *to) {
  const char *hex = word() + 1;
  size_t length = strlen(hex) / 2;
  for (size_t i = 0; i < length && i < LONGEST_HEX; i++) {
    char pair[3] = {hex[2 * i], hex[2 * i + 1], '\0'};
    to[i] = (uint8_t)strtoul(pair, NULL, 16);
  }
  return length;
}

static void print_bytes(const uint8_t *from, size_t length) {
  putchar('-');
  for (size_t i = 0; i < length; i++) {
    printf("%02x", from[i]);
  }
}

/* Answers line by line until there are none. */
static int converse(void (*answer)(const char *question)) {
  while (fgets(line, sizeof line, stdin) != NULL) {
    const char *question = strtok(line, " \n");
    answer(question != NULL ? question : "");
    putchar('\n');
    fflush(stdout);
  }
  return 0;
}

#endif
