package org.everspring.web;

import java.io.IOException;

/** The body has turned out to be larger than {@link BodyLimitFilter} lets through. */
final class BodyTooLargeException extends IOException {

    BodyTooLargeException(long limit) {
        super("More than " + limit + " bytes.");
    }
}
