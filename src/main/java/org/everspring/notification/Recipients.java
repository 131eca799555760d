package org.everspring.notification;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who stands behind a role in a unit. */
public interface Recipients {

    /** Each person once; empty when nobody has the role. Asked when a notice is posted and again when its mail goes out. */
    List<Person> of(Recipient recipient);

    /** As {@link #of(Recipient)}, for each of them. */
    default Map<Recipient, List<Person>> of(Collection<Recipient> recipients) {
        return recipients.stream().distinct().collect(Collectors.toMap(Function.identity(), this::of));
    }

    /** Whoever keeps the system running; of no unit. */
    List<Person> operators();
}
