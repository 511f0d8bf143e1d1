package org.rollscope.desktop.people;

/**
 * What speaks against rolling a zone, or asks for care: the list of Bartsch et al. 2021 (a Delphi
 * study among experts of foam rolling), and whatever else a person knows. Their labels are the
 * reasons of no-go zones.
 */
enum Caution {
  OPEN_WOUND,
  FRACTURE,
  INFLAMMATION,
  DEEP_VEIN_THROMBOSIS,
  OSTEOMYELITIS,
  MYOSITIS_OSSIFICANS,
  SOMETHING_ELSE
}
