package org.rollscope.core.session;

/**
 * Where a session stood when its analysis was interrupted, to be stored by whoever restarts it, so
 * that the restart splits nothing: contact of the same boot within the idle time goes on with the
 * session's identifier and start. Device times in s.
 *
 * @param session the session's identifier
 * @param boot the device's boot
 * @param start the session's start
 * @param lastContact the last moment of contact that was seen
 */
public record ResumePoint(String session, String boot, double start, double lastContact) {}
