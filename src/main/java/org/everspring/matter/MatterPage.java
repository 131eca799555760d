package org.everspring.matter;

/**
 * @param address on this site, {@code /desk/problems/IMP-2026-0001}
 * @param afterTask whether a task that waits for the reader comes before the page
 */
public record MatterPage(String address, boolean afterTask) {}
