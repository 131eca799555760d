package org.everspring.intake;

import java.util.Optional;
import org.everspring.improvement.ProblemIntake;
import org.everspring.improvement.ProblemQueries;
import org.everspring.improvement.ProblemReport;
import org.everspring.improvement.ProblemSnapshot;
import org.everspring.improvement.Problems.Origin;
import org.everspring.kernel.Actor;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ProblemId;
import org.everspring.plan.Plan;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** How problems come from other systems, each once. */
@Service
public class ExternalProblems {

    private static final int LONGEST_KEY = 200;

    private final ProblemIntake intake;
    private final ProblemQueries queries;
    private final Plan plan;
    private final TransactionTemplate transaction;

    ExternalProblems(ProblemIntake intake, ProblemQueries queries, Plan plan, PlatformTransactionManager transactions) {
        this.intake = intake;
        this.queries = queries;
        this.plan = plan;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Takes what another system has sent. Not within a transaction.
     *
     * @param system the account of the sender
     * @param key the sender's own, 1 to 200 characters; sent again with the same content it gives the same problem
     * @throws AlreadyDoneException when the sender has sent something else under the key
     */
    @Transactional(propagation = Propagation.NEVER)
    public ProblemId file(Actor system, String key, ProblemReport report) {
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            throw new InvalidInputException("编号应为1至" + LONGEST_KEY + "个字符。");
        }
        if (system.userId().equals(Origin.REPORT)) {
            throw new InvalidInputException("账号“" + Origin.REPORT + "”不能用于报送问题。");
        }
        Origin origin = Origin.of(system.userId(), key, report);
        try {
            return transaction.execute(status -> known(origin)
                    .orElseGet(() -> intake.take(report, origin, plan.office().id(), system.name())));
        } catch (DuplicateKeyException e) {
            // The same sender was first in another transaction, and has committed.
            return transaction.execute(status -> known(origin).orElseThrow());
        }
    }

    private Optional<ProblemId> known(Origin origin) {
        Optional<ProblemId> known =
                queries.ofOrigin(origin.system(), origin.key()).map(ProblemSnapshot::id);
        known.flatMap(queries::origin).filter(first -> !first.equals(origin)).ifPresent(first -> {
            throw new AlreadyDoneException(
                    "编号“" + origin.key() + "”已经报送过内容不同的问题（" + known.get() + "），不能更改。新的问题请用新的编号报送。");
        });
        return known;
    }
}
