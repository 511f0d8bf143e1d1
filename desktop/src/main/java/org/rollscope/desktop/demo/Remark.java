package org.rollscope.desktop.demo;

/**
 * What somebody wrote.
 *
 * @param author who
 */
record Remark(String author, String words) {}
