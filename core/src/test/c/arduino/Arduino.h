/*
 * As much of an Arduino as docs/firmware/arduino uses.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef ARDUINO_H
#define ARDUINO_H

#include <stddef.h>
#include <stdint.h>

#define A0 14
#define A1 15
#define LED_BUILTIN 13
#define OUTPUT 1
#define HIGH 1
#define LOW 0

uint32_t micros();
int analogRead(uint8_t pin);
void pinMode(uint8_t pin, uint8_t mode);
void digitalWrite(uint8_t pin, uint8_t value);

class HardwareSerial {
 public:
  void begin(unsigned long baud);
  int available();
  int read();
  size_t write(const uint8_t *bytes, size_t length);
};

extern HardwareSerial Serial;

void setup();
void loop();

#endif
