namespace Cadre.Planning.Facts;

/// <summary>Beings that stories and games are about.</summary>
internal static class Creatures
{
    /// <summary>Their names, lower case and in the singular.</summary>
    public static readonly HashSet<string> Known =
    [
        .. ("dog puppy cat kitten fox wolf bear panda lion tiger elephant giraffe horse pony unicorn cow sheep lamb goat pig rabbit bunny hare hedgehog squirrel beaver mouse rat hamster monkey ape gorilla deer moose kangaroo koala raccoon badger otter "
            + "bird robin sparrow parrot crow raven owl eagle chicken hen rooster duck goose swan penguin bee butterfly ant spider ladybug snail frog toad turtle tortoise snake lizard crocodile dinosaur dragon fish shark whale dolphin octopus crab seal "
            + "robot android alien ghost monster zombie vampire fairy elf dwarf giant mermaid snowman wizard witch knight king queen prince princess pirate ninja samurai astronaut detective captain sailor keeper farmer chef baker girl boy child").Split(' '),
    ];
}
