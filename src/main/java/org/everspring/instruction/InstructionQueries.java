package org.everspring.instruction;

import java.util.List;
import java.util.Optional;
import org.everspring.kernel.ListPage;
import org.everspring.kernel.SortOrder;
import org.everspring.matter.InstructionId;

/** What lists and pages ask of the instructions. */
public interface InstructionQueries {

    int PAGE_SIZE = 30;

    Optional<InstructionSnapshot> find(InstructionId id);

    /** @param page from 1; one that is not there becomes the nearest that is */
    ListPage<InstructionSnapshot> page(InstructionFilter filter, SortOrder<InstructionColumn> order, int page);

    /** All pages of them, {@link ListPage#MOST} rows at most. */
    List<InstructionSnapshot> all(InstructionFilter filter, SortOrder<InstructionColumn> order);

    /** How many the pages hold together, {@link ListPage#COUNTED} at most. */
    int count(InstructionFilter filter);

    /** The first so many, by their dates. */
    List<InstructionSnapshot> first(InstructionFilter filter, int most);

    /** Those that were written together, by their numbers. */
    List<InstructionSnapshot> batch(InstructionId first);

    /** Oldest first. */
    List<InstructionEntry> entries(InstructionId id);
}
