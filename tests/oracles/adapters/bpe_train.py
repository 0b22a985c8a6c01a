"""tokenizers.trainers.BpeTrainer"""

from tokenizers import Tokenizer
from tokenizers.models import BPE
from tokenizers.pre_tokenizers import WhitespaceSplit
from tokenizers.trainers import BpeTrainer


def bpe_train(words, merges):
    corpus = [(list(word), count) for word, count in words.items() if word]
    learned = []
    while len(learned) < merges:
        # One character for each symbol, in the order of the symbols' strings: the library
        # breaks ties by number, and it numbers characters in order.
        names = sorted({symbol for symbols, _ in corpus for symbol in symbols})
        letter = {name: chr(0x4E00 + i) for i, name in enumerate(names)}
        texts = ["".join(letter[symbol] for symbol in symbols) for symbols, _ in corpus]
        model = _one_merge(texts, [count for _, count in corpus], len(names))
        pieces = [model.encode(text).tokens for text in texts]
        joined = {piece for tokens in pieces for piece in tokens if len(piece) > 1}
        if not joined:
            break
        pair = tuple(names[ord(character) - 0x4E00] for character in joined.pop())
        learned.append(pair)
        spelled = [
            ["".join(names[ord(character) - 0x4E00] for character in piece) for piece in tokens]
            for tokens in pieces
        ]
        corpus = [(symbols, n) for symbols, (_, n) in zip(spelled, corpus, strict=True)]
    return learned


def _one_merge(texts, counts, symbols):
    """A tokenizer trained for a single merge of a pair that occurs twice or more."""
    model = Tokenizer(BPE())
    model.pre_tokenizer = WhitespaceSplit()
    trainer = BpeTrainer(vocab_size=symbols + 1, min_frequency=2, show_progress=False)
    repeated = (text for text, n in zip(texts, counts, strict=True) for _ in range(n))
    model.train_from_iterator(repeated, trainer)
    return model
