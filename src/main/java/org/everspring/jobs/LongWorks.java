package org.everspring.jobs;

import java.util.List;
import java.util.Set;
import org.everspring.jobs.LongWork.Audience;
import org.everspring.jobs.LongWork.Stage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All kinds of {@link LongWork}. */
@Component
public class LongWorks {

    private final ObjectProvider<LongWork> kinds;

    /** @param kinds asked for when somebody watches: they need the engine */
    LongWorks(ObjectProvider<LongWork> kinds) {
        this.kinds = kinds;
    }

    /** @param audiences that the reader belongs to */
    public List<Stage> stages(String key, Set<Audience> audiences) {
        return kinds.orderedStream()
                .filter(kind -> audiences.contains(kind.audience()))
                .flatMap(kind -> kind.stages(key).stream())
                .toList();
    }
}
