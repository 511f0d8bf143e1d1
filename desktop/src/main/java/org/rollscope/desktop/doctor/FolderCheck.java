package org.rollscope.desktop.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether a folder that the program writes into can take what it writes. */
final class FolderCheck implements Check {
  private static final String NAME = "Folder";
  private static final int MEGABYTE = 1 << 20;

  private final Machine machine;
  private final Path folder;
  private final long needed;

  /**
   * @param folder which is made once it is needed
   * @param needed bytes that must be free
   */
  FolderCheck(Machine machine, Path folder, long needed) {
    this.machine = machine;
    this.folder = folder.toAbsolutePath();
    this.needed = needed;
  }

  @Override
  public List<Finding> look() {
    return List.of(finding(present(folder)).of(folder.toString()));
  }

  /** It, or the one that it would be made in. */
  private static Path present(Path folder) {
    Path place = folder;
    while (!Files.exists(place) && place.getParent() != null) {
      place = place.getParent();
    }
    return place;
  }

  private Finding finding(Path place) {
    if (!Files.isDirectory(place)) {
      return Finding.fix(
          NAME,
          place + " is a file, not a folder. Put it elsewhere:",
          "mv " + place + " " + place + ".old");
    }
    if (!Files.isWritable(place)) {
      return Finding.fix(
          NAME,
          "You may not write into " + place + ". To be given the folder:",
          machine.asRoot("install -d -o " + machine.user() + " " + folder));
    }
    long free = machine.freeSpace().applyAsLong(place);
    if (free < 0) {
      return Finding.notChecked(NAME, "How much room it has is not known here.");
    }
    String room = free / MEGABYTE + " MB free";
    return free < needed
        ? Finding.fix(
            NAME,
            "Only " + room + "; it takes " + needed / MEGABYTE + " MB. What takes up the most:",
            "du -xh " + place + " | sort -h | tail")
        : Finding.ok(NAME, room + ".");
  }
}
