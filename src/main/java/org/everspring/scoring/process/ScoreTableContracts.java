package org.everspring.scoring.process;

import java.util.List;
import org.everspring.engine.DecisionContract;
import org.everspring.scoring.FactSource;
import org.everspring.scoring.ScoreCategory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ScoreTableContracts {

    @Bean
    DecisionContract reportScoreContract(List<FactSource> sources) {
        return new ScoreTableContract(ScoreCategory.REPORT, sources);
    }

    @Bean
    DecisionContract summaryScoreContract(List<FactSource> sources) {
        return new ScoreTableContract(ScoreCategory.SUMMARY, sources);
    }

    @Bean
    DecisionContract loopScoreContract(List<FactSource> sources) {
        return new ScoreTableContract(ScoreCategory.LOOP, sources);
    }

    @Bean
    DecisionContract promotionScoreContract(List<FactSource> sources) {
        return new ScoreTableContract(ScoreCategory.PROMOTION, sources);
    }

    @Bean
    DecisionContract instructionScoreContract(List<FactSource> sources) {
        return new ScoreTableContract(ScoreCategory.INSTRUCTION, sources);
    }
}
