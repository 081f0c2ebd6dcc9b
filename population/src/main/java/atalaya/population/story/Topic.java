package atalaya.population.story;

import java.util.Locale;

/// What a call, a case or a comment is about.
public enum Topic {
    ORDER("Estado del pedido"),
    PRODUCT("Información de producto"),
    FEE("Comisión o cargo"),
    UNCLEAR("Condiciones poco claras"),
    DELAY("Retraso"),
    DEFECT("Producto defectuoso"),
    TREATMENT("Trato recibido"),
    OTHER("Otros");

    private final String spanish;

    Topic(String spanish) {
        this.spanish = spanish;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// As the departments call it.
    public String spanish() {
        return spanish;
    }

    public boolean complaint() {
        return this != ORDER && this != PRODUCT && this != OTHER;
    }
}
