package org.everspring.notification;

import java.util.Optional;

/** By which channel one person's notices leave at this moment; used inside this module only. */
public interface Way {

    /** @return empty when one of this kind has to wait for a later round */
    Optional<String> channelOf(NoticeKind kind);
}
