package org.everspring.reporting;

/** What has happened to an obligation; told in the transaction that records it. */
public sealed interface ObligationEvent {

    /** As it stands afterwards. */
    ObligationSnapshot obligation();

    /**
     * A leader of the unit has to sign what was filled in.
     *
     * @param occasion names the task
     */
    record SignatureRequested(ObligationSnapshot obligation, String occasion) implements ObligationEvent {}

    record SignatureRefused(ObligationSnapshot obligation, String reason, String occasion) implements ObligationEvent {}

    /** The lead has its task. */
    record ReviewRequested(ObligationSnapshot obligation) implements ObligationEvent {}

    record Returned(ObligationSnapshot obligation, String reason) implements ObligationEvent {}

    record Withdrawn(ObligationSnapshot obligation) implements ObligationEvent {}

    record ExtensionRequested(ObligationSnapshot obligation, Extension extension) implements ObligationEvent {}

    /** The date has moved, or stays. */
    record ExtensionAnswered(ObligationSnapshot obligation, Extension extension) implements ObligationEvent {}

    record Urged(ObligationSnapshot obligation, Urge urge) implements ObligationEvent {}

    record UrgeAnswered(ObligationSnapshot obligation, Urge urge) implements ObligationEvent {}

    /** Accepted, left without a review, or missing: nothing more will happen. */
    record Closed(ObligationSnapshot obligation) implements ObligationEvent {}
}
