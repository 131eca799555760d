package org.everspring.modelling.web;

import java.util.List;
import org.everspring.modelling.MigrationPreview;
import org.everspring.modelling.ModelVersion;
import org.everspring.modelling.Suspensions;
import org.jspecify.annotations.Nullable;

/**
 * One model with its versions.
 *
 * @param changing whether the reader may migrate and go back
 * @param suspending whether the reader may suspend and resume
 * @param suspension null for what is no process
 * @param title the name; for a form the tasks that show it
 * @param running instances of the version in force; null for what has none
 * @param older how the instances of older versions would fare
 * @param goingOn migrations that have not ended, a sentence each
 */
record ModelPage(
        boolean changing,
        boolean suspending,
        Suspensions.@Nullable Suspension suspension,
        ModelVersion inForce,
        String title,
        @Nullable Integer running,
        List<MigrationPreview> older,
        List<String> goingOn,
        List<Row> versions) {

    /** @param source who has deployed it, in words */
    record Row(ModelVersion model, String source) {}
}
