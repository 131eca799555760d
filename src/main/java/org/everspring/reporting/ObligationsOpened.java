package org.everspring.reporting;

import java.util.List;

/** Units have got their reports to write; told in the transaction that records it. */
record ObligationsOpened(List<ObligationSnapshot> obligations) {}
