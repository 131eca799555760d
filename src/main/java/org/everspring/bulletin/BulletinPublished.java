package org.everspring.bulletin;

/** Told in the transaction that publishes it. */
record BulletinPublished(Bulletin bulletin) {}
