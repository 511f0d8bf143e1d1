#!/usr/bin/env python3
"""A device of its own make: a stick that sends Rollscope's text lines over a serial port.

Written from docs/device-protocol.md, with Debian's python3-serial, so that our reader is tested by
somebody else's writer. Two pseudo-terminals are wired to each other: the device has one by
pyserial, the path of the other is printed for the host. Once the host sends a byte the device
sends so many rows (first argument), its header every 50 rows, and waits for another byte.
"""
import math
import os
import sys
import threading
import tty

import serial

HEADER = ('#rollscope stick r=20mm axis=1,0,0 id=PY-STICK boot=51 '
          't[ms],p1[kPa],p2[Pa],gx[dps],gy[dps],gz[dps],temp[C],batt[%]\n')


def row(i):
    """The pressure swings, the sleeve turns evenly, the second pad misses every tenth value."""
    p1 = 40 + 10 * math.sin(i / 25)
    p2 = '' if i % 10 == 0 else f'{500 * p1:.0f}'
    return f'{1000 + 5 * i},{p1:.3f},{p2},{90 + i % 2},0,-0.5,21.5,{87 - i // 100}\r\n'


def terminal():
    near, far = os.openpty()
    tty.setraw(far)
    return near, far


def wire(source, sink):
    def run():
        while True:
            try:
                os.write(sink, os.read(source, 4096))
            except OSError:
                return
    threading.Thread(target=run, daemon=True).start()


def main():
    rows = int(sys.argv[1])
    a, device_end = terminal()
    b, host_end = terminal()
    wire(a, b)
    wire(b, a)
    with serial.Serial(os.ttyname(device_end), 115200, timeout=20) as port:
        print(os.ttyname(host_end), flush=True)
        if not port.read(1):
            sys.exit('no host came')
        port.timeout = 0.2
        port.read(100)  # the rest of a greeting longer than a byte
        port.timeout = 20
        for i in range(rows):
            if i % 50 == 0:
                port.write(HEADER.encode())
            port.write(row(i).encode())
        port.flush()
        port.read(1)


if __name__ == '__main__':
    main()
