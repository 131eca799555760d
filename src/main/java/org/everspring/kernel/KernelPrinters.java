package org.everspring.kernel;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.Printer;

@Configuration(proxyBeanMethods = false)
class KernelPrinters {

    @Bean
    Printer<Labelled> labelledPrinter() {
        return (value, locale) -> value.label();
    }
}
