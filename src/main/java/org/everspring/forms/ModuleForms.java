package org.everspring.forms;

import java.util.List;

/** What the code of a module reads of its forms. */
public interface ModuleForms {

    List<FormContract> contracts();
}
