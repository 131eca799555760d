package org.everspring;

import java.util.TimeZone;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.freemarker.FreeMarkerAutoConfiguration;
import org.springframework.boot.autoconfigure.session.SessionAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

// FreeMarker comes with Camunda's template engines; no page of ours is made by it. Whether sessions are kept in the
// database is a setting of ours; Spring Boot would decide it by the class path alone.
@SpringBootApplication(exclude = {FreeMarkerAutoConfiguration.class, SessionAutoConfiguration.class})
@ConfigurationPropertiesScan
@EnableScheduling
public class EverSpringApplication {

    public static void main(String[] args) {
        // The plan's dates are local dates; Camunda stores times without a zone.
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
        SpringApplication.run(EverSpringApplication.class, args);
    }

    @Bean
    static BeanFactoryPostProcessor beansByClass() {
        return beans -> ((DefaultListableBeanFactory) beans).setAutowireCandidateResolver(new BeansByClass());
    }
}
