package io.plumbline.connector.spec;

/** One value that a CHOICE field accepts, with the words that a form shows for it. */
public record Choice(String value, String label) {}
