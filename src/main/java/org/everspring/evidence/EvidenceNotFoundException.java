package org.everspring.evidence;

import java.util.Objects;

/** No such task or file, or none that concerns this person: which of the two is not told. */
public class EvidenceNotFoundException extends RuntimeException {

    public EvidenceNotFoundException() {
        super("没有这项任务或材料，或者任务已办结，或者您无权查看。");
    }

    /** Never null, unlike other exceptions' messages. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
