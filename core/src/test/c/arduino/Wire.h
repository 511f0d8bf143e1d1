/*
 * An I2C bus with one MPU-6050 on it.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef WIRE_H
#define WIRE_H

#include "Arduino.h"

class TwoWire {
 public:
  void begin();
  void setClock(uint32_t hertz);
  void beginTransmission(int address);
  size_t write(uint8_t value);
  uint8_t endTransmission(bool stop = true);
  uint8_t requestFrom(int address, int length, int stop);
  int read();

 private:
  uint8_t written[2];
  size_t count;
  size_t next;
};

extern TwoWire Wire;

#endif
