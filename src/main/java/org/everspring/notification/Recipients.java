package org.everspring.notification;

import java.util.List;

/** Who stands behind a role in a unit. */
public interface Recipients {

    /** Each person once; empty when nobody has the role. Asked when a notice is posted and again when its mail goes out. */
    List<Person> of(Recipient recipient);

    /** Whoever keeps the system running; of no unit. */
    List<Person> operators();
}
