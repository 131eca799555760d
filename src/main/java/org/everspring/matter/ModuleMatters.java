package org.everspring.matter;

import java.util.Optional;

/** What a module tells of its matters to those who know only a business key; one bean a module. */
public interface ModuleMatters {

    /** Empty when there is no such matter, or it is another module's. */
    Optional<Matter> find(BusinessKey key);

    /** Where the matter is shown, whether there is one or not; empty when it has no page, or is another module's. */
    Optional<MatterPage> page(BusinessKey key);
}
