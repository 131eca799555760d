package org.everspring.modelling.web;

import java.util.List;
import org.everspring.modelling.MigrationPreview;
import org.everspring.modelling.Suspensions;

/**
 * One model with its versions. Every text is ready to be read.
 *
 * @param changing whether the reader may migrate and go back
 * @param suspending whether the reader may suspend and resume
 * @param suspension null for what is no process
 * @param running instances of the version in force; null for what has none
 * @param older how the instances of older versions would fare
 * @param goingOn migrations that have not ended
 */
record ModelPage(
        boolean changing,
        boolean suspending,
        Suspensions.Suspension suspension,
        String key,
        String title,
        String kind,
        int version,
        Integer running,
        List<MigrationPreview> older,
        List<String> goingOn,
        List<Row> versions) {

    record Row(int version, String file, String deployedAt, String source, boolean inForce) {}
}
