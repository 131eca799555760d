package org.everspring.audit;

/** @param id counts up in the order of writing */
public record AuditEntry(long id, AuditEvent event) {

    /** Where a list goes on after this entry. */
    public AuditCursor position() {
        return new AuditCursor(event.at(), id);
    }
}
