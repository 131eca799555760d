package org.everspring.bulletin;

/** A bulletin, or what corrects one; told in the transaction that publishes it. */
record BulletinPublished(BulletinHead document) {}
