package org.rollscope.desktop.doctor;

import java.util.List;

/** Who is in which group of the machine's. */
record Groups(Machine machine) {
  /** What to do where a group may do something and the user may not. */
  Finding join(String check, String words, String group) {
    if (machine.user().equals("root")) {
      return Finding.fix(check, words + " Not even root may; look at its rules.");
    }
    if (has(group)) {
      return Finding.fix(
          check,
          words
              + " You are in the group "
              + group
              + ", but not since you logged in. Log out and in again, or in this shell:",
          "newgrp " + group);
    }
    return Finding.fix(
        check,
        words + " Join the group that may, then log out and in again:",
        machine.asRoot("usermod -aG " + group + " " + machine.user()));
  }

  private boolean has(String group) {
    for (String line : machine.read(machine.at("/etc/group")).split("\n", -1)) {
      String[] fields = line.strip().split(":", -1);
      if (fields.length == 4 && fields[0].equals(group)) {
        return List.of(fields[3].split(",")).contains(machine.user());
      }
    }
    return false;
  }
}
