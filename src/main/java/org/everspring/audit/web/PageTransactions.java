package org.everspring.audit.web;

import jakarta.servlet.http.HttpServletRequest;
import org.everspring.audit.AuditTrail;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Writes down what is done on one of our own pages, in the transaction that does it. Only transactions of our own
 * services have a name; the engine's, most of which read, have none.
 */
@Component
class PageTransactions implements TransactionExecutionListener {

    private static final String OURS = "org.everspring.";

    private final ObjectProvider<AuditTrail> trail;
    private final ObjectProvider<RequestActions> actions;

    /** Both are asked for when needed: the transactions' manager is made before the tables are there */
    PageTransactions(ObjectProvider<AuditTrail> trail, ObjectProvider<RequestActions> actions) {
        this.trail = trail;
        this.actions = actions;
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        if (transaction.isReadOnly() || !transaction.getTransactionName().startsWith(OURS)) {
            return;
        }
        WebRequest.current()
                .filter(PageTransactions::asksForAChange)
                .ifPresent(request -> trail.getObject()
                        .done(null, actions.getObject().of(request.getMethod(), WebRequest.path(request))));
    }

    private static boolean asksForAChange(HttpServletRequest request) {
        return !RequestActions.SAFE.contains(request.getMethod())
                && !RequestActions.isEngine(WebRequest.path(request))
                && WebRequest.isSignedIn(request)
                && WebRequest.written(request) == null;
    }
}
