package org.everspring.forms;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FormsConfiguration {

    /** Of all modules. */
    @Bean
    List<FormContract> formContracts(List<ModuleForms> modules) {
        return modules.stream().flatMap(forms -> forms.contracts().stream()).toList();
    }
}
