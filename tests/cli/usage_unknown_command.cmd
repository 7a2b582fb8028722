chekc
