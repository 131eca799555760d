package org.everspring.quarter;

/** Told in the transaction that publishes it. */
record BulletinPublished(Bulletin bulletin) {}
