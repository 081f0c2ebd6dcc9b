package atalaya.population.people;

import java.util.List;

/// People under one roof: they share a landline, often an address book, sometimes a mailbox.
///
/// @param number from 0, as it was made
/// @param familyEmail a mailbox that several of them give; empty where there is none
/// @param members those who are 16 or older first come first; children are only counted by their
///   parents
public record Household(
        int number, Home home, String landline, String familyEmail, List<Person> members) {}
