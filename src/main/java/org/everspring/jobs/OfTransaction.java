package org.everspring.jobs;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What one transaction gathers or remembers: suspended with it and forgotten at its end. */
public final class OfTransaction<T> {

    private final Supplier<T> first;
    private final Consumer<T> beforeCommit;

    /**
     * @param first makes it when it is asked for the first time
     * @param beforeCommit is handed it within the transaction, when all else is done
     */
    public OfTransaction(Supplier<T> first, Consumer<T> beforeCommit) {
        this.first = first;
        this.beforeCommit = beforeCommit;
    }

    /** Whether there is a transaction. */
    public static boolean isUnderWay() {
        return TransactionSynchronizationManager.isSynchronizationActive();
    }

    /** @throws IllegalStateException without a transaction */
    public T get() {
        @SuppressWarnings("unchecked")
        var kept = (Kept<T>) TransactionSynchronizationManager.getResource(this);
        if (kept == null) {
            kept = new Kept<>(this, first.get());
            TransactionSynchronizationManager.registerSynchronization(kept);
            TransactionSynchronizationManager.bindResource(this, kept);
        }
        return kept.value;
    }

    private static final class Kept<T> implements TransactionSynchronization {

        private final OfTransaction<T> owner;
        private final T value;

        private Kept(OfTransaction<T> owner, T value) {
            this.owner = owner;
            this.value = value;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            owner.beforeCommit.accept(value);
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(owner);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(owner, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(owner);
        }
    }
}
