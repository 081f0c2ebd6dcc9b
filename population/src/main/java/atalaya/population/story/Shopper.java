package atalaya.population.story;

import atalaya.population.people.Household;
import atalaya.population.people.Person;

/// A person who is a customer.
///
/// @param entity who they truly are: the number that the truth gives
public record Shopper(int entity, Person person, Household household, Habits habits, Keys keys) {}
