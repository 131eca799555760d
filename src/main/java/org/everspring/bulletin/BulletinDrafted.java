package org.everspring.bulletin;

import org.everspring.calendar.Quarter;

/** The office has a draft to edit and sign; told in the transaction that keeps it. */
record BulletinDrafted(Quarter quarter, String title) {}
