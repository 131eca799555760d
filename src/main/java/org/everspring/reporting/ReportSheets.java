package org.everspring.reporting;

import java.util.Collection;
import java.util.Map;
import org.everspring.matter.ObligationId;

/** Many reports beside each other. */
public interface ReportSheets {

    /** What was handed in last for each of these obligations that has anything, read of all at once. */
    Map<ObligationId, Report> last(Collection<ObligationId> ids);
}
