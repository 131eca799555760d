package org.everspring.evidence;

/** No such task or file, or none that concerns this person: which of the two is not told. */
public class EvidenceNotFoundException extends RuntimeException {

    public EvidenceNotFoundException() {
        super("没有这项任务或材料，或者任务已办结，或者您无权查看。");
    }
}
