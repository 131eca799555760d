package org.everspring.evidence;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** All evidence with its contents. */
public interface EvidenceArchive {

    /** Runs in one transaction during which nobody else adds to the subject. Not to be called within another one. */
    <T> T alone(String subject, Supplier<T> work);

    /** Reads the content to its end. */
    void add(Evidence evidence, InputStream content);

    Optional<Evidence> find(UUID id);

    /** In the order in which they came. */
    List<Evidence> of(String subject);

    /** Reads piece by piece; the caller closes it. */
    InputStream open(UUID id);

    void remove(UUID id);
}
